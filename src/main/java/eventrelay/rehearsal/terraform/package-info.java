/** What Terraform made or is about to make: its states and plans, as the resources of a stack. */
package eventrelay.rehearsal.terraform;
