namespace TrackStore.Sample.Commands.Arguments;

/// <summary>Turns field values as a user types them into an edit.</summary>
internal static class TrackUpdates
{
    /// <summary>Gets the edit that sets the values, and empties the fields that are known to be empty.</summary>
    /// <param name="values">The values.</param>
    /// <param name="genres">The genres, or null to leave them; an empty list removes all.</param>
    /// <exception cref="CommandException">A title or artist would be emptied.</exception>
    public static TrackUpdate Of(TrackFieldValues values, string[]? genres)
    {
        if (values.EmptyFields.Contains(TrackField.Title) || values.EmptyFields.Contains(TrackField.Artist))
            throw new CommandException("A track must have a title and an artist.");
        return new TrackUpdate
        {
            Title = values.Title is { } title ? title : default(Optional<string>),
            Artist = values.Artist is { } artist ? artist : default(Optional<string>),
            Album = Edit(TrackField.Album, values.Album),
            AlbumArtist = Edit(TrackField.AlbumArtist, values.AlbumArtist),
            DiscNumber = Edit(TrackField.DiscNumber, values.DiscNumber),
            TrackNumber = Edit(TrackField.TrackNumber, values.TrackNumber),
            Duration = Edit(TrackField.Duration, values.Duration),
            Year = Edit(TrackField.Year, values.Year),
            Bpm = Edit(TrackField.Bpm, values.Bpm),
            MusicalKey = Edit(TrackField.MusicalKey, values.MusicalKey),
            Isrc = Edit(TrackField.Isrc, values.Isrc),
            Label = Edit(TrackField.Label, values.Label),
            ArtworkUrl = Edit(TrackField.ArtworkUrl, values.ArtworkUrl),
            Genres = genres is null ? default : [.. genres],
        };

        Optional<T> Edit<T>(TrackField field, T value)
            => value is not null || values.EmptyFields.Contains(field) ? new Optional<T>(value) : default;
    }
}
