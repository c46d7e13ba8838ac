import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { skeletonOf } from '@/components/frame/skeleton-of'
import { tenantSkeletons } from './skeletons'
import { innerPages, tenantPageList, tenantPath } from './tenant-pages'

const skeletons = tenantSkeletons({ slug: 'acme', name: 'Acme Inc' })
const drawn = (path: string) => renderToStaticMarkup(skeletonOf(skeletons, tenantPath('acme', path)))

test.each([...tenantPageList, ...Object.values(innerPages)])('$name has one, under its title', (page) => {
  const html = drawn(page.path)
  expect(html).toContain(`Loading ${page.name}`)
  const title = page.path === '' ? 'Acme Inc' : page.name
  expect(html).toMatch(new RegExp(`<h1[^>]*>${title}</h1>`))
})

test.each([
  ['/workspaces/0198c1a2-7c4e-7d3a-9b51-3f6f0c9f2a11', 'Loading workspace'],
  ['/projects/0198c1a2-7c4e-7d3a-9b51-3f6f0c9f2a11', 'Loading project'],
])('%s has one, though nobody knows its title yet', (path, label) => {
  const html = drawn(path)
  expect(html).toContain(label)
  expect(html).not.toContain('<h1')
})

test('a page that has none is left to the browser', () => {
  expect(drawn('/nowhere')).toBe('')
})
