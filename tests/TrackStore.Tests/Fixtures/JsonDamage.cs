using System.Text.Json.Nodes;

namespace TrackStore.Tests.Fixtures;

/// <summary>Creates variants of a JSON response with one member missing, null or of another kind.</summary>
public static class JsonDamage
{
    /// <summary>Gives the JSON once for each member at any depth, with that member missing, and once with it null.</summary>
    /// <returns>The member's path, such as <c>album.images[0].url</c>, and the JSON.</returns>
    public static IEnumerable<(string Path, string Json)> Missing(string json) => Each(json, (parent, name) => parent.Remove(name)).Concat(Each(json, (parent, name) => parent[name] = null));

    /// <summary>Gives the JSON with each member of other kinds than its own.</summary>
    public static IEnumerable<(string Path, string Json)> Mistyped(string json)
    {
        foreach (string wrong in (string[])["\"text\"", "-7.5e300", "true", "[]", "[null, 1]", "{}"])
        {
            foreach ((string, string) variant in Each(json, (parent, name) => parent[name] = JsonNode.Parse(wrong)))
                yield return variant;
        }
    }

    private static IEnumerable<(string Path, string Json)> Each(string json, Action<JsonObject, string> damage)
    {
        foreach ((string path, int[] way, string name) in Members(JsonNode.Parse(json)!, "", []))
        {
            JsonNode root = JsonNode.Parse(json)!;
            damage(way.Aggregate(root, Child).AsObject(), name);
            yield return (path, root.ToJsonString());
        }
    }

    // The way to a member's object is which child to take at each depth: names may repeat, numbers don't.
    private static IEnumerable<(string Path, int[] Way, string Name)> Members(JsonNode node, string path, int[] way)
    {
        int count = node switch { JsonObject members => members.Count, JsonArray items => items.Count, _ => 0 };
        for (int i = 0; i < count; i++)
        {
            string name = node is JsonObject members ? members.GetAt(i).Key : "";
            string here = node is JsonObject ? $"{path}{(path.Length > 0 ? "." : "")}{name}" : $"{path}[{i}]";
            if (node is JsonObject)
                yield return (here, way, name);
            if (Child(node, i) is { } child)
            {
                foreach ((string, int[], string) below in Members(child, here, [.. way, i]))
                    yield return below;
            }
        }
    }

    private static JsonNode Child(JsonNode node, int index) => node is JsonObject members ? members.GetAt(index).Value! : node[index]!;
}
