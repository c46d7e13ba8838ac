import { CardsSkeleton } from '@/components/account/cards-skeleton'

export default function ProfileLoading() {
  return <CardsSkeleton label="Loading your profile" heights={[214, 126]} />
}
