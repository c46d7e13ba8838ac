type Example = string | { path: string; text: string }

const later = 'declare function later(): Promise<boolean>\nexport const promised = later\n'
const document = (text: string, folder: string): Example => ({
  path: `${folder}/pages/_document.tsx`,
  text: `import Document, { Html, Head } from 'next/document'\n${text}`,
})
const classOf = (text: string) =>
  `import React from 'react'\nexport class Wrong extends React.Component { ${text} }`
const core = (text: string): Example => ({ path: 'lib/core/*.ts', text })

/** For each rule that oxlint is given a file that breaks it, and maybe others: see rules.test.ts. */
export const wrongExamples: Record<string, Example> = {
  'gatehouse/no-html-link-for-pages': {
    path: 'app/page.tsx',
    text: 'export const A = () => <a href="/">Home</a>',
  },
  'gatehouse/no-location-assign-relative-destination': "export const go = () => location.assign('/home')",
  'gatehouse/no-title-in-document-head': document(
    'export const D = () => <Html><Head><title>T</title></Head></Html>',
    'title',
  ),
  'gatehouse/aria-proptypes': 'export const A = () => <i aria-hidden="yes" />',
  'gatehouse/role-has-required-aria-props': 'export const A = () => <i role="checkbox" />',
  'gatehouse/no-deprecated-react': classOf('componentWillMount() {} render() { return <i /> }'),
  'gatehouse/no-unused-vars': 'const unused = 1\nexport type Only = typeof unused',
  'gatehouse/no-duplicate-enum-values': 'export enum E { A = 1, B = 1 }',
  'gatehouse/display-name': 'export const make = () => () => <i />',

  eqeqeq: 'export const same = (a: number) => a == 1',
  'no-array-constructor': 'export const list = new Array(1, 2)',
  'no-console': 'export const say = () => console.log(1)',
  'no-restricted-globals': core('export const id = process.pid'),
  'no-restricted-properties': core('export const at = Date.now()'),
  'no-unused-expressions': 'export function go(a: boolean, b: () => void) { a && b() }',
  'no-useless-constructor': 'export class A { a = 1; constructor() {} }',
  'no-var': 'export var a = 1',
  'prefer-const': 'let a = 1\nexport const read = () => a',
  'prefer-rest-params': 'export function go() { return arguments[0] }',
  'prefer-spread':
    'export const go = (f: (...a: number[]) => void, list: number[]) => f.apply(undefined, list)',

  'typescript/await-thenable': 'export const found = async (text: string) => await text',
  'typescript/no-floating-promises': `${later}export function go() { later() }`,
  'typescript/no-misused-promises': `${later}export const answer = () => (later() ? 1 : 2)`,
  'typescript/no-unnecessary-type-assertion': 'export const said = (text: string) => text as string',
  'typescript/only-throw-error': "export function go() { throw 'no' }",
  'typescript/switch-exhaustiveness-check':
    "export function go(kind: 'a' | 'b') { switch (kind) { case 'a': return } }",
  'typescript/ban-ts-comment': '// @ts-expect-error short\nexport const a: number = 1',
  'typescript/consistent-type-imports': "import { A } from './a'\nexport const same = (a: A) => a",
  'typescript/no-dynamic-delete':
    'export function drop(o: Record<string, number>, key: string) { delete o[key] }',
  'typescript/no-empty-object-type': 'export type A = {}',
  'typescript/no-explicit-any': 'export const same = (a: any) => a',
  'typescript/no-extra-non-null-assertion': 'export const b = (a?: { b: 1 }) => a!!.b',
  'typescript/no-extraneous-class': 'export class A { static a = 1 }',
  'typescript/no-misused-new': 'export interface A { new (): A }',
  'typescript/no-namespace': 'export namespace A { export const a = 1 }',
  'typescript/no-non-null-asserted-nullish-coalescing': "export const b = (a: { b?: string }) => a.b! ?? ''",
  'typescript/no-non-null-asserted-optional-chain': 'export const b = (a?: { b?: 1 }) => a?.b!',
  'typescript/no-non-null-assertion': 'export const b = (a?: { b: 1 }) => a!.b',
  'typescript/no-require-imports': "export const a = require('./a')",
  'typescript/no-this-alias': 'export class A { a = 1; read() { const self = this; return () => self.a } }',
  'typescript/no-unnecessary-type-constraint': 'export function same<T extends unknown>(a: T) { return a }',
  'typescript/no-unsafe-declaration-merging': 'export interface A { a: 1 }\nexport class A { b = 1 }',
  'typescript/no-unsafe-function-type': 'export const same = (a: Function) => a',
  'typescript/no-wrapper-object-types': 'export const same = (a: String) => a',
  'typescript/prefer-as-const': "export const a = 'a' as 'a'",
  'typescript/prefer-literal-enum-member': 'const one = 1\nexport enum E { A = one }',
  'typescript/prefer-namespace-keyword': 'export module A { export const a = 1 }',
  'typescript/triple-slash-reference': '/// <reference path="./a" />\nexport const a = 1',
  'typescript/unified-signatures': 'export interface A { go(a: number): void; go(a: string): void }',

  'import/no-anonymous-default-export': 'export default {}',
  'import/no-default-export': 'export default function A() { return <i /> }',
  'import/no-duplicates': "import { a } from './a'\nimport { b } from './a'\nexport const c = [a, b]",

  'jsx-a11y/alt-text': 'import Image from \'next/image\'\nexport const A = () => <Image src="a" />',
  'jsx-a11y/aria-props': 'export const A = () => <i aria-labeledby="a" />',
  'jsx-a11y/aria-unsupported-elements': 'export const A = () => <meta aria-hidden="true" />',
  'jsx-a11y/role-supports-aria-props': 'export const A = () => <i role="link" aria-checked />',

  'nextjs/google-font-display':
    'export const A = () => <link href="https://fonts.googleapis.com/css2?family=Krona" />',
  'nextjs/google-font-preconnect': 'export const A = () => <link href="https://fonts.gstatic.com" />',
  'nextjs/inline-script-id':
    "import Script from 'next/script'\nexport const A = () => <Script>{`a`}</Script>",
  'nextjs/next-script-for-ga':
    'export const A = () => <script src="https://www.googletagmanager.com/gtag/js?id=a" />',
  'nextjs/no-assign-module-variable': 'export function go() { const module = 1; return module }',
  'nextjs/no-async-client-component': "'use client'\nexport default async function A() { return <i /> }",
  'nextjs/no-before-interactive-script-outside-document':
    'import Script from \'next/script\'\nexport const A = () => <Script src="a" strategy="beforeInteractive" />',
  'nextjs/no-css-tags': 'export const A = () => <link href="/a.css" rel="stylesheet" />',
  'nextjs/no-document-import-in-page': {
    path: 'pages/*.tsx',
    text: "import Document from 'next/document'\nexport const a = Document",
  },
  'nextjs/no-duplicate-head': document(
    'export class D extends Document { render() { return <Html><Head /><Head /></Html> } }',
    'twice',
  ),
  'nextjs/no-head-element': { path: 'pages/*.tsx', text: 'export const A = () => <head />' },
  'nextjs/no-head-import-in-document': document("import H from 'next/head'\nexport const a = H", 'head'),
  'nextjs/no-img-element': 'export const A = () => <img src="a" alt="a" />',
  'nextjs/no-page-custom-font': {
    path: 'pages/*.tsx',
    text: `import Head from 'next/head'
export default function A() { return <Head><link href="https://fonts.googleapis.com/css2?family=A" /></Head> }`,
  },
  'nextjs/no-script-component-in-head':
    "import Head from 'next/head'\nimport Script from 'next/script'\nexport const A = () => <Head><Script src=\"a\" /></Head>",
  'nextjs/no-styled-jsx-in-document': document(
    'export class D extends Document { render() { return <Html><style jsx>{`a {}`}</style></Html> } }',
    'styled',
  ),
  'nextjs/no-sync-scripts': 'export const A = () => <script src="https://a.example/a.js" />',
  'nextjs/no-typos': { path: 'pages/*.tsx', text: 'export const getStaticpaths = () => {}' },
  'nextjs/no-unwanted-polyfillio':
    'export const A = () => <script src="https://polyfill.io/v3/polyfill.min.js?features=Array.prototype.copyWithin" />',

  'react/error-boundaries': 'export function A() { try { return <i /> } catch { return <b /> } }',
  'react/exhaustive-deps':
    "import { useEffect } from 'react'\nexport function A({ a }: { a: string }) { useEffect(() => { document.title = a }, []); return <i /> }",
  'react/globals': 'let a = 0\nexport function A() { a = 1; return <i>{a}</i> }',
  'react/immutability': 'export function A(p: { a: number }) { p.a = 1; return <i /> }',
  'react/incompatible-library':
    "import { useReactTable } from '@tanstack/react-table'\nexport function A() { const t = useReactTable({}); return <i>{t.a}</i> }",
  'react/jsx-key': 'export const A = () => [1].map((a) => <i>{a}</i>)',
  'react/jsx-no-comment-textnodes': 'export const A = () => <i>// a</i>',
  'react/jsx-no-duplicate-props': 'export const A = () => <i id="a" id="b" />',
  'react/jsx-no-undef': 'export const A = () => <Unknown />',
  'react/no-children-prop': 'export const A = () => <i children="a" />',
  'react/no-danger-with-children':
    "export const A = () => <i dangerouslySetInnerHTML={{ __html: 'a' }}>b</i>",
  'react/no-direct-mutation-state': classOf('go() { this.state.a = 1 } render() { return <i /> }'),
  'react/no-find-dom-node':
    "import { findDOMNode } from 'react-dom'\nexport const find = (a: never) => findDOMNode(a)",
  'react/no-is-mounted': classOf('go() { if (this.isMounted()) return } render() { return <i /> }'),
  'react/no-render-return-value':
    "import ReactDOM from 'react-dom'\nexport const a = ReactDOM.render(<i />, document.body)",
  'react/no-string-refs': classOf('render() { return <i ref="a" /> }'),
  'react/no-unescaped-entities': 'export const A = () => <i>"a"</i>',
  'react/preserve-manual-memoization': `import { useMemo } from 'react'
import { useHook } from './hook'
export function useWrong(p: object) { const l: object[] = []; useHook(); l.push(p); return useMemo(() => [l], [l]) }`,
  'react/purity': 'export function A() { return <i>{Math.random()}</i> }',
  'react/refs':
    "import { useRef } from 'react'\nexport function A() { const r = useRef(1); return <i>{r.current}</i> }",
  'react/require-render-return': classOf('render() {}'),
  'react/rules-of-hooks':
    "import { useState } from 'react'\nexport function A({ a }: { a: boolean }) { if (a) useState(1); return <i /> }",
  'react/set-state-in-effect': `import { useEffect, useState } from 'react'
export function A() { const [s, setS] = useState(1); useEffect(() => { setS(2) }, []); return <i>{s}</i> }`,
  'react/set-state-in-render':
    "import { useState } from 'react'\nexport function A() { const [s, setS] = useState(1); setS(2); return <i>{s}</i> }",
  'react/static-components': 'export function A() { const B = () => <i />; return <B /> }',
  'react/unsupported-syntax': "export function A() { eval('1'); return <i /> }",
  'react/use-memo':
    "import { useMemo } from 'react'\nexport function A() { const a = useMemo(async () => 1, []); return <i>{String(a)}</i> }",
}
