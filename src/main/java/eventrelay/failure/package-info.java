/** What catches an event that could not be delivered, and what tells people: queues and alarms. */
package eventrelay.failure;
