using System.Text.Json;

namespace TrackStore.Edits;

/// <summary>
/// Reads and writes the JSON form of an edit: an absent member leaves a field unchanged, null empties it, and a value sets it. Everything
/// else is refused, because a value that is skipped would be lost without notice.
/// </summary>
/// <typeparam name="TUpdate">The type of edit.</typeparam>
internal sealed class UpdateJson<TUpdate>(params UpdateJsonMember<TUpdate>[] members)
    where TUpdate : new()
{
    /// <exception cref="JsonException">The JSON is not the documented form.</exception>
    public TUpdate Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An edit must be a JSON object. Path: $.", "$", null, null);

        var update = new TUpdate();
        ulong seen = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = UpdateJsonValue.Text(ref reader, "a member");
            int index = Array.FindIndex(members, member => member.Name == name);
            if (index < 0)
            {
                string known = string.Join(", ", members.Select(member => member.Name));
                throw UpdateJsonValue.Refusal(name, $"is not a member of this edit. Its members are {known}");
            }

            if ((seen & (1UL << index)) != 0)
                throw UpdateJsonValue.Refusal(name, "occurs more than once");
            seen |= 1UL << index;
            reader.Read();
            update = members[index].Read(ref reader, update);
        }

        return update;
    }

    public void Write(Utf8JsonWriter writer, TUpdate update)
    {
        writer.WriteStartObject();
        foreach (UpdateJsonMember<TUpdate> member in members.Where(member => member.IsSet(update)))
        {
            writer.WritePropertyName(member.Name);
            member.Write(writer, update);
        }

        writer.WriteEndObject();
    }
}
