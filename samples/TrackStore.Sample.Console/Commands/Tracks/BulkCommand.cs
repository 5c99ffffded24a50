using System.CommandLine;
using System.CommandLine.Parsing;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>bulk: changes all tracks that match in one step.</summary>
internal static class BulkCommand
{
    public static Command Create(CommandHost host)
    {
        var filters = new TrackFilterOptions(host);
        Option<string[]> addTags = Names("--add-tags", "Tags to add", "tag");
        Option<string[]> removeTags = Names("--remove-tags", "Tags to remove", "tag");
        Option<TrackFieldValues?> set = FieldAssignments.Option("--set", "Fields to edit; year= leaves a field empty");
        Option<string[]> genres = Names("--set-genres", "Genres that replace those of all platforms, the most important first", "genre");
        var delete = new Option<bool>("--delete") { Description = "Deletes the tracks with everything that belongs to them" };
        var everything = new Option<bool>("--everything") { Description = "Changes the whole library, when no filter chooses tracks" };
        var change = new ChangeOptions();
        var command = new Command(
            "bulk", "Tags, edits or deletes all tracks that match every filter, in one step that \"undo\" takes back.");
        filters.AddTo(command);
        foreach (Option option in new Option[] { addTags, removeTags, set, genres, delete, everything, change.Preview })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            bool edits = new Option[] { addTags, removeTags, set, genres }.Any(result.IsGiven);
            if (edits == result.IsGiven(delete))
                result.AddError("Say what to change: --add-tags, --remove-tags, --set and --set-genres, or --delete alone.");
            if (filters.AreGiven(result) == result.IsGiven(everything))
                result.AddError("Choose the tracks by words or filters as \"search\" has them, or all of them by --everything alone.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            SelectedTracks tracks = SelectedTracks.Of(filters.QueryOf(arguments));
            ChangeMode mode = change.ModeOf(arguments);
            ChangeResult result = arguments.GetValue(delete)
                ? await library.Tracks.DeleteAsync(tracks, mode, cancellationToken)
                : await library.Tracks.ApplyAsync(tracks, EditOf(arguments), mode, cancellationToken);
            Write(host.Output, result, arguments.GetValue(delete));
        });
        return command.WithExamples(
            "bulk --genre techno --bpm 125..135 --add-tags \"peak time\" --preview",
            "bulk --album-id 7 --set label=Circa year=1998",
            "bulk --tag opening --remove-tags opening",
            "bulk --missing rekordbox --delete --preview");

        BulkEdit EditOf(ParseResult arguments)
        {
            string[]? newGenres = arguments.CommandResult.IsGiven(genres) ? arguments.GetValue(genres) : null;
            TrackFieldValues? values = arguments.GetValue(set);
            return new BulkEdit
            {
                AddTags = arguments.GetValue(addTags) ?? [],
                RemoveTags = arguments.GetValue(removeTags) ?? [],
                Fields = values is null && newGenres is null ? null : TrackUpdates.Of(values ?? new TrackFieldValues(), newGenres),
            };
        }
    }

    private static void Write(Output output, ChangeResult result, bool deletes)
    {
        string tracks = Format.Count(result.TrackCount, "track");
        if (deletes)
            ChangeOptions.Write(output, result, $"{tracks} would be deleted", $"Deleted {tracks}");
        else
            ChangeOptions.Write(output, result, $"{tracks} would change", $"Changed {tracks}");
    }

    private static Option<string[]> Names(string name, string description, string helpName) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        HelpName = helpName,
    };
}
