/** What stacks hold: from running the program under mocks, or from {@code pulumi stack export}. */
package eventrelay.rehearsal.deployment;
