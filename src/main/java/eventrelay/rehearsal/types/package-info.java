/**
 * The register of resource types: everything that the rehearsal knows of a type, once, in one file
 * for each AWS service.
 */
package eventrelay.rehearsal.types;
