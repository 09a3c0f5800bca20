// What may be logged of an error. Errors of HTTP clients carry the whole request with them: its body is what people
// said, its headers hold tokens.

export interface ErrorFacts {
  readonly name: string;
  readonly message: string;
  readonly code?: string | number;
  readonly statusCode?: number;
  readonly stack?: string;
  readonly cause?: ErrorFacts;
}

export function factsOf(error: unknown): ErrorFacts {
  if (!(error instanceof Error))
    return { name: typeof error, message: 'Something that is no Error was thrown' };
  const { name, stack, cause } = error;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return {
    name,
    message: messageIn(error),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof statusCode === 'number' && { statusCode }),
    ...(stack && { stack }),
    ...(cause instanceof Error && { cause: factsOf(cause) }),
  };
}

/** Where every address of a host was tried in vain, each has its own error, and all of them together have no message. */
export function messageIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const several = error instanceof AggregateError && error.message === '';
  return several ? error.errors.map(messageIn).join('; ') : error.message;
}
