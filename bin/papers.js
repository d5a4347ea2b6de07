#!/usr/bin/env node
'use strict';
// In a process this short most functions are not worth optimizing: compiling them takes half of the time a list of 1 MB is read in.
// The flag is asked for only where it is known; V8 complains of any other.
const optimizeLate = () => Number.parseInt(process.versions.node, 10) <= 24 && require('node:v8').setFlagsFromString('--interrupt-budget=1000000');

require('../dist/cli/main.cjs').main(optimizeLate);
