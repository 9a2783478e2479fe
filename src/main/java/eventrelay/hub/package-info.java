/** The management half: the bus that receives, and the function that its rule invokes. */
package eventrelay.hub;
