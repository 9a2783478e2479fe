/**
 * Reads the {@code Pulumi.<stack>.yaml} files of a folder and hands out each stack's config as the
 * engine would hand it to the program.
 */
package eventrelay.rehearsal.stackfile;
