package eventrelay.rehearsal.map;

import eventrelay.rehearsal.cloud.Place;

/**
 * One resource.
 *
 * @param arn its ARN, or whatever a target names in its place
 * @param name its name within its place
 * @param place its account and Region; the Region is empty for what is the account's in all Regions
 * @param declared false if something names it and no stack declares it
 */
public record MapNode(String arn, Kind kind, String name, Place place, boolean declared) {}
