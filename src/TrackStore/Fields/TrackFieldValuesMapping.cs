using TrackStore.Storage;

namespace TrackStore.Fields;

/// <summary>Maps a platform's values between the public record and their stored form.</summary>
internal static class TrackFieldValuesMapping
{
    /// <summary>Validates values and gives them their stored form.</summary>
    /// <exception cref="ArgumentException">A value can't be stored, or a field can't be empty.</exception>
    public static FieldValues ToStored(this TrackFieldValues values)
    {
        var stored = new FieldValues();
        foreach (TrackField field in values.EmptyFields)
        {
            if (!FieldRules.IsText(field))
                throw new ArgumentException($"{field} can't be marked as empty here. Set it with its own methods.", nameof(values));
            stored.SetEmpty(field, nameof(values.EmptyFields));
        }

        if (values.Title is { } title)
            stored.AddText(TrackField.Title, title, nameof(values.Title));
        if (values.Artist is { } artist)
            stored.AddText(TrackField.Artist, artist, nameof(values.Artist));
        stored.AddText(TrackField.Album, values.Album, nameof(values.Album));
        stored.AddText(TrackField.AlbumArtist, values.AlbumArtist, nameof(values.AlbumArtist));
        stored.Add(TrackField.DiscNumber, FieldConverter.ToDiscText(values.DiscNumber, nameof(values.DiscNumber)));
        stored.Add(TrackField.TrackNumber, FieldConverter.ToTrackText(values.TrackNumber, nameof(values.TrackNumber)));
        stored.AddText(TrackField.Year, values.Year, nameof(values.Year));
        stored.Add(TrackField.Bpm, FieldConverter.ToText(values.Bpm, nameof(values.Bpm)));
        stored.Add(TrackField.Duration, FieldConverter.ToText(values.Duration, nameof(values.Duration)));
        stored.AddText(TrackField.MusicalKey, values.MusicalKey, nameof(values.MusicalKey));
        stored.AddText(TrackField.Isrc, values.Isrc, nameof(values.Isrc));
        stored.AddText(TrackField.ArtworkUrl, values.ArtworkUrl, nameof(values.ArtworkUrl));
        stored.AddText(TrackField.Label, values.Label, nameof(values.Label));
        return stored;
    }

    public static TrackFieldValues ToRecord(this FieldValues values)
    {
        TrackField[] empty = [.. values.Keys.Where(field => FieldRules.IsText(field) && values.Of(field) is null)];
        return new TrackFieldValues
        {
            Title = values.Of(TrackField.Title),
            Artist = values.Of(TrackField.Artist),
            Album = values.Of(TrackField.Album),
            AlbumArtist = values.Of(TrackField.AlbumArtist),
            DiscNumber = FieldConverter.ToNumber(values.Of(TrackField.DiscNumber)),
            TrackNumber = FieldConverter.ToNumber(values.Of(TrackField.TrackNumber)),
            Year = values.Of(TrackField.Year),
            Bpm = FieldConverter.ToBpm(values.Of(TrackField.Bpm)),
            Duration = StoredValues.ToDuration(FieldConverter.ToMilliseconds(values.Of(TrackField.Duration))),
            MusicalKey = values.Of(TrackField.MusicalKey),
            Isrc = values.Of(TrackField.Isrc),
            ArtworkUrl = values.Of(TrackField.ArtworkUrl),
            Label = values.Of(TrackField.Label),
            EmptyFields = empty,
        };
    }
}
