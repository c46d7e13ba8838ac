import { CardsSkeleton } from '@/components/account/cards-skeleton'

export default function SecurityLoading() {
  return <CardsSkeleton label="Loading your security settings" heights={[316, 90]} />
}
