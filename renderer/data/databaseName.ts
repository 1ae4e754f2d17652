/** One database a person: two people on one computer never share a file. Also its folder's name. */
export const databaseNameOf = (staffId: string): string =>
  `banyan-${staffId}`.toLowerCase().replaceAll(/[^a-z0-9-]/g, "-");
