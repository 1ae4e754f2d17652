/**
 * One database a person: two people on one computer never share a file. Also its folder's name, on systems
 * that do not tell capitals apart; so what is no small letter, digit or hyphen stands there as its number.
 */
export const databaseNameOf = (staffId: string): string =>
  `banyan-${staffId}`.replaceAll(
    /[^a-z0-9-]/gu,
    (character) => `_${character.codePointAt(0)?.toString(16)}_`,
  );
