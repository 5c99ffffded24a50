using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Genres;

/// <summary>genres merge: makes one genre of two.</summary>
internal static class GenresMergeCommand
{
    public static Command Create(CommandHost host)
    {
        var kept = new Argument<string>("kept") { Description = "The genre that stays" };
        var other = new Argument<string>("other") { Description = "The genre that goes. Its names become spellings of the other one" };
        var change = new ChangeOptions();
        var command = new Command("merge", "Gives the tracks of a genre another one, whose spelling it becomes.")
        {
            kept, other, change.Preview,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Genre stays = await library.ResolveGenreAsync(arguments.GetRequiredValue(kept), cancellationToken);
            Genre goes = await library.ResolveGenreAsync(arguments.GetRequiredValue(other), cancellationToken);
            if (stays.Id == goes.Id)
                throw new CommandException($"Both are {stays.Name}. Name two genres.");
            ChangeResult merged = await library.Genres.MergeGenresAsync(
                stays.Id, goes.Id, change.ModeOf(arguments), cancellationToken);
            string tracks = Format.Count(merged.TrackCount, "track");
            ChangeOptions.Write(
                host.Output, merged, $"{tracks} would get {stays.Name} for {goes.Name}", $"{tracks} got {stays.Name} for {goes.Name}");
        });
        return command.WithExamples("genres merge \"Hip Hop\" hip-hop", "genres merge House \"House Music\" --preview");
    }
}
