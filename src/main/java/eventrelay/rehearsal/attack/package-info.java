/** What an intruder might try against the stacks, and which statement refuses it. */
package eventrelay.rehearsal.attack;
