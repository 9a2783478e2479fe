/** What is connected to what, for whoever draws it: nodes and links, without a picture's format. */
package eventrelay.rehearsal.map;
