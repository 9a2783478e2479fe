/** What is not the same in two states of the stacks: resources, and inputs one by one. */
package eventrelay.rehearsal.change;
