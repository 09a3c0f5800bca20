// Where the package is: what it brings along is found from here, from src as from the folders of a build.

export const packageFolder = new URL('../', import.meta.url);
