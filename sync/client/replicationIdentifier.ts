/**
 * Under which RxDB keeps how far replication has come. Not the address: an embedded server has another
 * port at each start, and the epoch tells servers apart.
 */
export const replicationIdentifier = (staffId: string): string => `banyan ${staffId}`;
