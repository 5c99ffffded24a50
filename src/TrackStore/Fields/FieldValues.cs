using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace TrackStore.Fields;

/// <summary>
/// The values of some of a track's fields, in the fields' order; null is a value too. Kept in one array with an element per field, because
/// a sync creates one instance for every track.
/// </summary>
internal sealed class FieldValues : IReadOnlyDictionary<TrackField, string?>
{
    /// <summary>Gets all fields in their order.</summary>
    public static IReadOnlyList<TrackField> Fields { get; } = Enum.GetValues<TrackField>();

    private readonly string?[] _values = new string?[Fields.Count];
    private uint _known;

    public FieldValues()
    {
    }

    public FieldValues(IEnumerable<KeyValuePair<TrackField, string?>> values)
    {
        foreach ((TrackField field, string? value) in values)
            this[field] = value;
    }

    public int Count => BitOperations.PopCount(_known);

    public IEnumerable<TrackField> Keys => Fields.Where(ContainsKey);

    public IEnumerable<string?> Values => Keys.Select(key => _values[(int)key]);

    public string? this[TrackField key]
    {
        get => TryGetValue(key, out string? value) ? value : throw new KeyNotFoundException($"{key} is not among the values.");
        set
        {
            _values[(int)key] = value;
            _known |= 1u << (int)key;
        }
    }

    /// <summary>Returns a field's value, or null when the field has none.</summary>
    public string? Of(TrackField field) => _values[(int)field];

    public bool ContainsKey(TrackField key) => (_known & (1u << (int)key)) != 0;

    public bool TryGetValue(TrackField key, [MaybeNullWhen(false)] out string? value)
    {
        value = _values[(int)key];
        return ContainsKey(key);
    }

    /// <summary>Tells whether other values agree on a field: both have the same value, or neither has one.</summary>
    public bool IsSame(FieldValues other, TrackField field)
        => ContainsKey(field) == other.ContainsKey(field) && Of(field) == other.Of(field);

    public IEnumerator<KeyValuePair<TrackField, string?>> GetEnumerator()
    {
        foreach (TrackField field in Fields)
        {
            if (ContainsKey(field))
                yield return new(field, _values[(int)field]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
