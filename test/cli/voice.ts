// What a running command says: kept, and waited for.

export interface Said {
  readonly stdout: string;
  readonly stderr: string;
}

export interface Voice {
  readonly said: Said;
  hear(stream: keyof Said, text: string): void;
  /** Nothing more will be said. */
  ends(): void;
  /** Resolves once stdout or stderr holds it; rejects where the command ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

export function voice(): Voice {
  const said = { stdout: '', stderr: '' };
  const looks = new Set<() => void>();
  const lookAgain = () => {
    for (const look of looks) look();
  };
  let isOver = false;
  return {
    said,
    hear(stream, text) {
      said[stream] += text;
      lookAgain();
    },
    ends() {
      isOver = true;
      lookAgain();
    },
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(said.stdout) ?? pattern.exec(said.stderr);
          if (!found && !isOver) return;
          looks.delete(look);
          if (found) resolve(found);
          else reject(new Error(`it ended without saying ${pattern}:\n${said.stdout}${said.stderr}`));
        };
        looks.add(look);
        look();
      }),
  };
}
