export { createNodes, createNodes as createNodesV2, name, type PluginOptions } from './create-nodes.ts';
