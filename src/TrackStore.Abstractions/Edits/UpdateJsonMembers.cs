using System.Text.Json;

namespace TrackStore.Edits;

/// <summary>Creates the members of an edit's JSON form by the type of their value.</summary>
/// <typeparam name="TUpdate">The type of edit.</typeparam>
internal static class UpdateJsonMembers<TUpdate>
{
    /// <summary>A text that can't be emptied.</summary>
    public static UpdateJsonMember<TUpdate> Required(
        string name, Func<TUpdate, Optional<string>> get, Func<TUpdate, string, TUpdate> with)
        => new(
            name,
            (ref reader, update) => with(update, UpdateJsonValue.Text(ref reader, name)),
            (writer, update) => writer.WriteStringValue(get(update).Value),
            update => get(update).HasValue);

    public static UpdateJsonMember<TUpdate> Text(
        string name, Func<TUpdate, Optional<string?>> get, Func<TUpdate, string?, TUpdate> with)
        => new(
            name,
            (ref reader, update) => with(update, UpdateJsonValue.TextOrNull(ref reader, name)),
            (writer, update) => writer.WriteStringValue(get(update).Value),
            update => get(update).HasValue);

    public static UpdateJsonMember<TUpdate> Texts(
        string name, Func<TUpdate, OptionalList<string>> get, Func<TUpdate, string[], TUpdate> with)
        => new(
            name,
            (ref reader, update) => with(update, UpdateJsonValue.TextsOrNull(ref reader, name)),
            (writer, update) => WriteTexts(writer, get(update).Value),
            update => get(update).HasValue);

    public static UpdateJsonMember<TUpdate> Number(
        string name, Func<TUpdate, Optional<double?>> get, Func<TUpdate, double?, TUpdate> with)
        => new(
            name,
            (ref reader, update) => with(update, UpdateJsonValue.NumberOrNull(ref reader, name)),
            (writer, update) => WriteOrNull(writer, get(update).Value, static (writer, number) => writer.WriteNumberValue(number)),
            update => get(update).HasValue);

    public static UpdateJsonMember<TUpdate> Integer(
        string name, Func<TUpdate, Optional<int?>> get, Func<TUpdate, int?, TUpdate> with)
        => new(
            name,
            (ref reader, update) => with(update, UpdateJsonValue.IntegerOrNull(ref reader, name)),
            (writer, update) => WriteOrNull(writer, get(update).Value, static (writer, number) => writer.WriteNumberValue(number)),
            update => get(update).HasValue);

    public static UpdateJsonMember<TUpdate> Duration(
        string name, Func<TUpdate, Optional<TimeSpan?>> get, Func<TUpdate, TimeSpan?, TUpdate> with)
        => new(
            name,
            (ref reader, update) => with(update, UpdateJsonValue.DurationOrNull(ref reader, name)),
            (writer, update) => WriteOrNull(
                writer, get(update).Value, static (writer, duration) => writer.WriteStringValue(UpdateJsonValue.ToText(duration))),
            update => get(update).HasValue);

    public static UpdateJsonMember<TUpdate> Boolean(
        string name, Func<TUpdate, Optional<bool>> get, Func<TUpdate, bool, TUpdate> with)
        => new(
            name,
            (ref reader, update) => with(update, UpdateJsonValue.Boolean(ref reader, name)),
            (writer, update) => writer.WriteBooleanValue(get(update).Value),
            update => get(update).HasValue);

    /// <summary>A number that is not a field, so that null is the same as absent.</summary>
    public static UpdateJsonMember<TUpdate> Whole(string name, Func<TUpdate, long?> get, Func<TUpdate, long?, TUpdate> with)
        => new(
            name,
            (ref reader, update) => with(update, UpdateJsonValue.WholeOrNull(ref reader, name)),
            (writer, update) => writer.WriteNumberValue(get(update)!.Value),
            update => get(update) is not null);

    private static void WriteTexts(Utf8JsonWriter writer, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (string text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void WriteOrNull<T>(Utf8JsonWriter writer, T? value, Action<Utf8JsonWriter, T> write)
        where T : struct
    {
        if (value is { } known)
            write(writer, known);
        else
            writer.WriteNullValue();
    }
}
