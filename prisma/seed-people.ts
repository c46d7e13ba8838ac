export type SeededPerson = {
  id: string
  name: string
  email: string
  password: string
  /** The hash of that password as another product made it; null for people who signed up here. */
  importedHash: string | null
  verified: boolean
  disabled: boolean
  joinedDaysAgo: number
  ipAddress: string
}

/** Known to everyone who reads this file: the seed is for development and previews alone. */
const password = 'gatehouse-lantern-42'

/** The same password hashed with bcrypt, cost 10: it verifies, and is hashed anew at the first sign-in. */
const importedHash = '$2b$10$zn8W/FL9BffNpMydgt6KPuSyC2SaqXMRCPae9s3CD/vdZnvi4.Prq'

/** The first two are the ones to sign in with. */
export const seededPeople: readonly SeededPerson[] = [
  person(1, 'Ada Whitfield', { joinedDaysAgo: 412 }),
  person(2, 'Grace Okafor', { joinedDaysAgo: 398 }),
  person(3, 'Tomás Herrera', { joinedDaysAgo: 365 }),
  person(4, 'Mei Tanaka', { joinedDaysAgo: 301 }),
  person(5, 'Priya Raman', { joinedDaysAgo: 244 }),
  person(6, 'Jonas Lindqvist', { joinedDaysAgo: 230, importedHash }),
  person(7, 'Amara Diallo', { joinedDaysAgo: 187 }),
  person(8, 'Elena Petrova', { joinedDaysAgo: 120 }),
  person(9, 'Samuel Brooks', { joinedDaysAgo: 96, disabled: true }),
  person(10, 'Leila Haddad', { joinedDaysAgo: 61 }),
  person(11, 'Oliver Grant', { joinedDaysAgo: 33 }),
  person(12, 'Noor van Dijk', { joinedDaysAgo: 1, verified: false }),
]

function person(
  number: number,
  name: string,
  traits: Pick<SeededPerson, 'joinedDaysAgo'> & Partial<SeededPerson>,
): SeededPerson {
  const [first = ''] = name.toLowerCase().split(' ')
  return {
    id: `01900000-0000-7000-8000-${String(number).padStart(4, '0')}00000000`,
    name,
    email: `${first.normalize('NFD').replace(/\p{M}/gu, '')}@example.com`,
    password,
    importedHash: null,
    verified: true,
    disabled: false,
    ipAddress: `203.0.113.${10 + number}`,
    ...traits,
  }
}
