// components/account/example.tsx

import { Button } from '../ui/button'

export const draw = () => <Button>Save</Button>
