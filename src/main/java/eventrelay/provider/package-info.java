/** Serves the two halves to Pulumi programs in other languages, as a component provider. */
package eventrelay.provider;
