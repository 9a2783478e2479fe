/** Sends an event through a cloud, hop by hop, asking at each what AWS would ask. */
package eventrelay.rehearsal.journey;
