export { openEvidence, type Evidence, type EvidenceOptions } from './open-evidence.ts';
export { openTicket } from './open-ticket.ts';
export { nodePlatform } from './node-platform.ts';
