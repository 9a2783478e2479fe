/** What AWS makes of what it is asked for: ids and computed outputs, by resource type. */
package eventrelay.rehearsal.aws;
