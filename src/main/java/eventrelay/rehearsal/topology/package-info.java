/**
 * What is connected to what: the nodes and links of a cloud, and which accounts have the same
 * shape. It knows nothing of how a report draws them.
 */
package eventrelay.rehearsal.topology;
