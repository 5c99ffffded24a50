using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>edit: changes a track's fields for the user.</summary>
internal static class EditCommand
{
    private const double MaxBpm = 1_000;

    public static Command Create(CommandHost host)
    {
        Argument<string> track = TrackReference.Argument();
        var title = new Option<string?>("--title");
        var artist = new Option<string?>("--artist");
        var album = new Option<string?>("--album") { Description = "Another title moves the track to that album" };
        var albumArtist = new Option<string?>("--album-artist");
        var year = new Option<string?>("--year") { Description = "A year or date: 1997, 1997-05, \"c. 1997\"" };
        var bpm = new Option<double?>("--bpm")
        {
            Description = "The tempo in beats per minute",
            CustomParser = ParseBpm,
            HelpName = "number",
        };
        var duration = new Option<TimeSpan?>("--duration")
        {
            Description = "5:30 or 1:02:45",
            CustomParser = ParseDuration,
            HelpName = "m:ss",
        };
        var key = new Option<string?>("--key") { Description = "The musical key: Am, 8A" };
        var isrc = new Option<string?>("--isrc");
        var label = new Option<string?>("--label") { Description = "The record label" };
        var genres = new Option<string[]>("--genres")
        {
            Description = "The genres, the most important first. They replace those of all platforms",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "genre",
        };
        var artworkUrl = new Option<string?>("--artwork-url");
        var path = new Option<string?>("--path") { Description = "The audio file" };
        var available = new Option<bool?>("--available") { Description = "Whether the audio file is on this machine" };
        var clear = new Option<string[]>("--clear")
        {
            Description = "Fields to leave empty, whatever the platforms have",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "field",
        };
        clear.AcceptOnlyFromAmong(FieldNames.Clearable);
        Option[] values = [title, artist, album, albumArtist, year, bpm, duration, key, isrc, label, genres, artworkUrl, path, available];

        var command = new Command("edit", "Edits a track. Your edits win over every import and every platform until you revert them.")
        {
            track,
        };
        foreach (Option option in values)
            command.Options.Add(option);
        command.Options.Add(clear);
        command.Validators.Add(result => Validate(result, values, clear));
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            HashSet<string> cleared = [.. (arguments.GetValue(clear) ?? []).Select(name => $"--{name}")];
            Track found = await library.ResolveAsync(arguments.GetRequiredValue(track), cancellationToken);
            Track edited = await library.Tracks.UpdateAsync(
                found.Id,
                new TrackUpdate
                {
                    Title = arguments.GetValue(title) is { } newTitle ? newTitle : default(Optional<string>),
                    Artist = arguments.GetValue(artist) is { } newArtist ? newArtist : default(Optional<string>),
                    Album = Edit(album),
                    AlbumArtist = Edit(albumArtist),
                    Year = Edit(year),
                    Bpm = Edit(bpm),
                    Duration = Edit(duration),
                    MusicalKey = Edit(key),
                    Isrc = Edit(isrc),
                    Label = Edit(label),
                    Genres = cleared.Contains(genres.Name) ? []
                        : arguments.GetValue(genres) is { Length: > 0 } names ? names
                        : default(OptionalList<string>),
                    ArtworkUrl = Edit(artworkUrl),
                    LocalPath = Edit(path),
                    IsAvailableLocally = arguments.GetValue(available) is { } value ? value : default(Optional<bool>),
                },
                cancellationToken);
            host.Output.Line($"[green]Edited[/] {edited.Describe()}");

            Optional<T?> Edit<T>(Option<T?> option)
                => cleared.Contains(option.Name) ? new Optional<T?>(default)
                    : arguments.CommandResult.IsGiven(option) ? new Optional<T?>(arguments.GetValue(option))
                    : default;
        });
        return command.WithExamples(
            "edit 12 --year 1998",
            "edit 12 --title \"Teardrop (Live)\" --bpm 77",
            "edit 12 --genres \"trip hop\" downtempo --label Circa",
            "edit 12 --clear year");
    }

    private static void Validate(CommandResult result, Option[] values, Option clear)
    {
        if (!result.IsGiven(clear) && !values.Any(result.IsGiven))
            result.AddError("Name a field to change, or one to --clear.");
        IEnumerable<string> cleared = result.GetResult(clear)?.Tokens.Select(token => token.Value) ?? [];
        foreach (string name in cleared.Where(name => values.Any(option => option.Name == $"--{name}" && result.IsGiven(option))))
            result.AddError($"Use either --{name} or --clear {name}.");
    }

    private static double? ParseBpm(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number is >= 0 and <= MaxBpm)
            return number;
        result.AddError($"--bpm takes a number from 0 to {MaxBpm}, not \"{text}\".");
        return null;
    }

    private static TimeSpan? ParseDuration(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        if (DurationText.TryParse(text, out TimeSpan duration))
            return duration;
        result.AddError($"--duration takes a time such as 5:30 or 1:02:45, not \"{text}\".");
        return null;
    }
}
