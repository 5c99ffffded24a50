using System.CommandLine;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.Rendering.Live;

namespace TrackStore.Sample.Commands;

/// <summary>copy: copies a library to another database.</summary>
internal static class CopyCommand
{
    public static Command Create(CommandHost host)
    {
        var from = new Option<string?>("--from")
        {
            Description = "The library to copy. Default: the library of --database",
            HelpName = "file or address",
        };
        var to = new Option<string>("--to")
        {
            Description = "A new file, or an empty database that exists",
            HelpName = "file or address",
            Required = true,
        };
        var command = new Command(
            "copy",
            "Copies a library with everything in it to another database, and compares all rows. The same command again resumes a copy that "
            + "was interrupted. Nothing may write to the library meanwhile.")
        {
            from, to,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            LibraryAddress source = arguments.GetValue(from) is { } named
                ? LibraryAddress.Parse(named, from.Name)
                : host.AddressOf(arguments);
            LibraryAddress target = LibraryAddress.Parse(arguments.GetRequiredValue(to), to.Name);
            if (source.Name == target.Name)
                throw new CommandException($"{target.Name} is the library to copy. Name another database with --to.");
            ArtworkSettings settings = ArtworkSettings.Read(source);
            await using Library original = await Library.OpenAsync(source, host.NoPlatformsOf(arguments), cancellationToken);
            await using Library copy = await Library.CreateAsync(target, settings, host.NoPlatformsOf(arguments), cancellationToken);
            LibraryComparison compared = await CopyProgressView.RunAsync(
                host.Output, progress => original.Database.CopyToAsync(copy.Database, progress, cancellationToken));
            if (File.Exists(ArtworkSettings.PathOf(source)))
                settings.Write(target);
            host.Output.List(
                [new Column("Table"), new Column("Rows", RightAligned: true)],
                [.. compared.Tables.Select(table => new[] { table.Table, Format.Number(table.SourceRows) })]);
            host.Output.Note($"Copied {Format.Count(compared.SourceRows, "row")} to {target.Name} and verified them.");
            return ExitCode.Success;
        });
        return command.WithExamples(
            "copy --to backup.db",
            "copy --from library.db --to postgres://me:secret@localhost/music",
            "copy --from postgres://me:secret@localhost/music --to library.db");
    }
}
