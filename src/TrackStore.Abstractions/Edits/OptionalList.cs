namespace TrackStore;

/// <summary>Creates an <see cref="OptionalList{T}"/>; collection expressions call it.</summary>
public static class OptionalList
{
    /// <summary>Creates a list, possibly an empty one.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="values">The elements.</param>
    /// <returns>The list.</returns>
    public static OptionalList<T> Create<T>(ReadOnlySpan<T> values) => new(values.ToArray());
}
