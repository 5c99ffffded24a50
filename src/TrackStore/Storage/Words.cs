using System.Collections.Frozen;

namespace TrackStore.Storage;

/// <summary>Maps the values of an enum to the lower-case words that stand in the database, and back.</summary>
internal static class Words<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> ToWord = Enum.GetValues<TEnum>().ToFrozenDictionary(v => v, v => SnakeCase.Of(v.ToString()));
    private static readonly FrozenDictionary<string, TEnum> ToValue = ToWord.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string Of(TEnum value)
        => ToWord.TryGetValue(value, out string? word) ? word : throw new ArgumentOutOfRangeException(nameof(value), value, $"This is no {typeof(TEnum).Name}.");

    public static TEnum Parse(string word) => ToValue[word];

    /// <summary>Parses a word, or gives null for one that a newer version wrote.</summary>
    public static TEnum? TryParse(string word) => ToValue.TryGetValue(word, out TEnum value) ? value : null;
}
