#!/usr/bin/env node
'use strict';
// In a process this short most functions are not worth optimizing: compiling them takes half of the time a list of 1 MB is read in.
// The flag is set only where it is known (Node.js 20 to 24): V8 complains of any other on stderr.
const optimizeLate = () => Number.parseInt(process.versions.node, 10) <= 24 && require('node:v8').setFlagsFromString('--no-opt');

require('../dist/cli/main.cjs').main(optimizeLate);
