export type SeededSession = {
  id: string
  deviceName: string
  userAgent: string
  ipAddress: string
  clientKey: string
  signedInMinutesAgo: number
  activeMinutesAgo: number
}

const hour = 60
const day = 24 * hour

/** Devices that a person is signed in on, besides the one this is looked at with. */
export function seededSessions(userId: string): SeededSession[] {
  return (devices[userId] ?? []).map((device, index) => ({
    ...device,
    id: userId.replace(/.{4}$/, String(100 + index).padStart(4, '0')),
    clientKey: device.clientKey ?? device.ipAddress,
  }))
}

const agents = {
  chromeMac:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  safariIphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  safariIpad:
    'Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1',
  firefoxWindows: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
  edgeWindows:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
  chromeAndroid:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  firefoxLinux: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
}

type Device = Omit<SeededSession, 'id' | 'clientKey'> & { clientKey?: string }

const ada: Device[] = [
  device('Chrome on macOS', agents.chromeMac, '203.0.113.11', 6 * day, 4),
  device('Safari on iPhone', agents.safariIphone, '198.51.100.24', 5 * day, 47),
  device('Firefox on Windows', agents.firefoxWindows, '203.0.113.78', 12 * day, 9 * hour),
  {
    ...device('Edge on Windows', agents.edgeWindows, '2001:db8:4f2:10::8a2e', 2 * day, 26 * hour),
    clientKey: '2001:db8:4f2:10::/64',
  },
  device('Safari on iPad', agents.safariIpad, '198.51.100.24', 20 * day, 3 * day),
  device('Chrome on Android', agents.chromeAndroid, '198.51.100.201', 24 * day, 6 * day),
]

const grace: Device[] = [
  device('Firefox on Linux', agents.firefoxLinux, '198.51.100.63', 3 * day, 2 * hour),
  device('Safari on iPhone', agents.safariIphone, '203.0.113.12', 8 * day, 20 * hour),
]

const devices: Record<string, Device[]> = {
  '01900000-0000-7000-8000-000100000000': ada,
  '01900000-0000-7000-8000-000200000000': grace,
}

function device(
  deviceName: string,
  userAgent: string,
  ipAddress: string,
  signedInMinutesAgo: number,
  activeMinutesAgo: number,
): Device {
  return { deviceName, userAgent, ipAddress, signedInMinutesAgo, activeMinutesAgo }
}
