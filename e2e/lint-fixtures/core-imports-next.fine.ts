// lib/core/auth/example.ts

import { createHash } from 'node:crypto'
import { jwtVerify } from 'jose'
import { AppError } from '../errors'

export const parts = [createHash, jwtVerify, AppError]
