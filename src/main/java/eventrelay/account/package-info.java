/** One AWS account in one Region: one explicit provider and the account's id. */
package eventrelay.account;
