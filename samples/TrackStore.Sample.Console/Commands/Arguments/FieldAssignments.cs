using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>Field values as a user types them: "year=1998", or "year=" for a value that is known to be empty.</summary>
internal static class FieldAssignments
{
    public static Option<TrackFieldValues?> Option(string name, string description) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        HelpName = "field=value",
        CustomParser = Parse,
    };

    private static TrackFieldValues Parse(ArgumentResult result)
    {
        var values = new TrackFieldValues();
        foreach (Token token in result.Tokens)
        {
            if (token.Value.Split('=', 2) is not [var name, var text]
                || !FieldNames.Textual.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                result.AddError(
                    $"\"{token.Value}\" sets no field. Write year=1998. The fields are {string.Join(", ", FieldNames.Textual)}.");
                continue;
            }

            TrackField field = FieldNames.Parse(name);
            if (text.Length == 0)
                values = values with { EmptyFields = [.. values.EmptyFields, field] };
            else if (With(values, field, text) is { } changed)
                values = changed;
            else
                result.AddError($"\"{text}\" is not a {name}. Write bpm=124.5, duration=5:30 and track=3.");
        }

        return values;
    }

    /// <summary>Sets a value; null when the text isn't one.</summary>
    private static TrackFieldValues? With(TrackFieldValues values, TrackField field, string text) => field switch
    {
        TrackField.Title => values with { Title = text },
        TrackField.Artist => values with { Artist = text },
        TrackField.Album => values with { Album = text },
        TrackField.AlbumArtist => values with { AlbumArtist = text },
        TrackField.Year => values with { Year = text },
        TrackField.MusicalKey => values with { MusicalKey = text },
        TrackField.Isrc => values with { Isrc = text },
        TrackField.Label => values with { Label = text },
        TrackField.ArtworkUrl => values with { ArtworkUrl = text },
        TrackField.DiscNumber => Number(text) is { } disc ? values with { DiscNumber = disc } : null,
        TrackField.TrackNumber => Number(text) is { } number ? values with { TrackNumber = number } : null,
        TrackField.Bpm => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double bpm)
            ? values with { Bpm = bpm }
            : null,
        TrackField.Duration => DurationText.TryParse(text, out TimeSpan duration) ? values with { Duration = duration } : null,
        _ => null,
    };

    private static int? Number(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;
}
