/** An event as EventBridge delivers it. */
package eventrelay.rehearsal.event;
