using System.Collections.Frozen;

namespace TrackStore.Storage;

/// <summary>Converts enum values to and from their names in the database, such as <c>album_artist</c>.</summary>
internal static class EnumNames<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Names
        = Enum.GetValues<TEnum>().ToFrozenDictionary(v => v, v => SnakeCase.Of(v.ToString()));
    private static readonly FrozenDictionary<string, TEnum> Values = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string Of(TEnum value)
        => Names.TryGetValue(value, out string? name)
            ? name
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"The value is not defined in {typeof(TEnum).Name}.");

    public static TEnum Parse(string name) => Values[name];

    /// <summary>Parses a name, or returns null for one that a newer version wrote.</summary>
    public static TEnum? TryParse(string name) => Values.TryGetValue(name, out TEnum value) ? value : null;
}
