/** A service of another directory, in whatever family of the standard it came: cleaned texts, nothing decided yet. */
export interface DirectoryService {
  /** As the directory writes it; '' where it gives none. */
  id: string;
  name: string;
  description: string;
  url: string;
  email: string;
  status: 'active' | 'paused' | 'closed';
  organisation: DirectoryOrganisation | null;
  contacts: { name: string; email: string; phones: string[] }[];
  schedules: Schedule[];
  /** What it costs, in words. */
  fees: string;
  costs: CostOption[];
  leastAge: number | null;
  greatestAge: number | null;
  /** Who may come, in words, a text each. */
  whoMayCome: string[];
  locations: Location[];
  /** How it is delivered and joined, in words, a text each. */
  delivery: string[];
  /** Names or tags. */
  languages: string[];
  labels: Label[];
  /** The day on which somebody made sure that this is right, as written. */
  assured: string;
  alert: string;
}

export interface DirectoryOrganisation {
  id: string;
  name: string;
  description: string;
  email: string;
  website: string;
  phones: string[];
}

/** Fields of RFC 5545 as feeds fill them, and prose. */
export interface Schedule {
  byDay: string;
  byMonthDay: string;
  frequency: string;
  interval: number;
  opens: string;
  closes: string;
  start: string;
  validFrom: string;
  validTo: string;
  prose: string;
}

export interface CostOption {
  amount: number | null;
  option: string;
  description: string;
  validTo: string;
}

export interface Location {
  kind: 'physical' | 'virtual' | 'postal';
  name: string;
  /** Address lines, without the postcode. */
  address: string[];
  postcode: string;
  latitude: number | null;
  longitude: number | null;
  /** What is said of access there, a text each. */
  access: string[];
}

/** A term of a taxonomy. */
export interface Label {
  list: string;
  id: string;
  name: string;
}
