/** What a small picture shows: less than the whole topology, and one account for many alike. */
package eventrelay.rehearsal.map;
