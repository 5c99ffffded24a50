using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace TrackStore;

/// <summary>
/// A list that can be omitted: the default leaves a field unchanged, an empty list or null empties it, and any other list sets it. Write it
/// as a collection expression: <c>Genres = ["House"]</c>, or <c>[.. names]</c> for an existing list.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[JsonConverter(typeof(OptionalJsonConverter))]
[CollectionBuilder(typeof(OptionalList), nameof(OptionalList.Create))]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is an optional value first.")]
public readonly struct OptionalList<T> : IEnumerable<T>, IEquatable<OptionalList<T>>
{
    private readonly T[]? _values;

    internal OptionalList(T[] values) => _values = values;

    /// <summary>Gets a value indicating whether there is a list, possibly an empty one, so that the field is written.</summary>
    public bool HasValue => _values is not null;

    /// <summary>Gets the elements; empty when there is no list or an empty one.</summary>
    public IReadOnlyList<T> Value => _values ?? [];

    /// <summary>Copies an array.</summary>
    /// <param name="values">The elements, or null to empty the field.</param>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "OptionalList.Create is the alternate.")]
    public static implicit operator OptionalList<T>(T[]? values) => new([.. values ?? []]);

    /// <summary>Tells whether both are omitted, or both are lists with equal elements in the same order.</summary>
    /// <param name="left">The first list.</param>
    /// <param name="right">The second list.</param>
    /// <returns>True when they are equal.</returns>
    public static bool operator ==(OptionalList<T> left, OptionalList<T> right) => left.Equals(right);

    /// <summary>Tells whether only one is omitted, or their elements differ.</summary>
    /// <param name="left">The first list.</param>
    /// <param name="right">The second list.</param>
    /// <returns>True when they differ.</returns>
    public static bool operator !=(OptionalList<T> left, OptionalList<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(OptionalList<T> other) => HasValue == other.HasValue && Value.SequenceEqual(other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OptionalList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(HasValue);
        foreach (T value in Value)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => Value.GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => HasValue ? $"[{string.Join(", ", Value)}]" : "";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
