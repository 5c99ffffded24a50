using System.Text.Json;

namespace TrackStore.Edits;

/// <summary>A member of an edit's JSON form.</summary>
/// <typeparam name="TUpdate">The type of edit.</typeparam>
/// <param name="Name">The name of the member.</param>
/// <param name="Read">Reads the value at the reader's position into a copy of the edit.</param>
/// <param name="Write">Writes the value of an edit.</param>
/// <param name="IsSet">Tells whether an edit has a value, so that the member is written.</param>
internal sealed record UpdateJsonMember<TUpdate>(
    string Name,
    UpdateJsonMember<TUpdate>.Reader Read,
    Action<Utf8JsonWriter, TUpdate> Write,
    Func<TUpdate, bool> IsSet)
{
    internal delegate TUpdate Reader(ref Utf8JsonReader reader, TUpdate update);
}
