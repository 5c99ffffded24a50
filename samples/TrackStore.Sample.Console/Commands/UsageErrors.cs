using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace TrackStore.Sample.Commands;

/// <summary>Says what is wrong with the arguments, and suggests what may have been meant.</summary>
internal static partial class UsageErrors
{
    private const int MaxTypos = 2;

    /// <summary>Gets the problems; empty when the arguments are valid.</summary>
    public static IReadOnlyList<string> Of(ParseResult arguments)
    {
        Command command = arguments.CommandResult.Command;
        if (command is RootCommand && arguments.UnmatchedTokens is [{ } word, ..])
        {
            return [word.StartsWith('-')
                ? $"There is no option {word}.{Suggest(word, OptionsOf(command, arguments))}"
                : $"There is no command \"{word}\".{Suggest(word, NamesOf(command))}"];
        }

        // A command with subcommands and no arguments takes an unknown word for a misspelled subcommand.
        bool isGroup = command is { Arguments: [], Subcommands: [_, ..] };
        if (isGroup && arguments.UnmatchedTokens is [var misspelled, ..] && !misspelled.StartsWith('-'))
            return [$"\"{command.Name}\" has no command \"{misspelled}\".{Suggest(misspelled, NamesOf(command))}"];

        // The parser would take a misspelled option for one of a list of values.
        string[] unknown =
        [
            .. arguments.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
                .Where(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))
                .Select(token => token.Value),
        ];
        HashSet<string> ofSubcommands = [.. command.Subcommands.SelectMany(subcommand => subcommand.Options).Select(option => option.Name)];
        if (isGroup && Array.Find(unknown, ofSubcommands.Contains) is { } early)
            return [$"{early} goes after one of these: {string.Join(", ", NamesOf(command).Select(name => $"{command.Name} {name}"))}."];
        if (unknown.Length > 0)
        {
            string[] options = [.. OptionsOf(command, arguments)];
            return [.. unknown.Select(option => $"\"{command.Name}\" has no option {option}.{Suggest(option, options)}")];
        }


        return [.. arguments.Errors.Select(error => Plain(error.Message)).Distinct()];
    }

    private static IEnumerable<string> NamesOf(Command command) => command.Subcommands.Select(subcommand => subcommand.Name);

    private static IEnumerable<string> OptionsOf(Command command, ParseResult arguments)
        => command.Options
            .Concat(arguments.RootCommandResult.Command.Options.Where(option => option.Recursive))
            .SelectMany(option => option.Aliases.Prepend(option.Name))
            .Where(name => name.StartsWith("--", StringComparison.Ordinal));

    private static string Plain(string message)
    {
        string text = WhiteSpace().Replace(message, " ").Trim();
        text = text.Replace("as expected type 'System.Boolean'", "as true or false", StringComparison.Ordinal);
        return ExpectedType().Replace(text, "as a number");
    }

    private static string Suggest(string word, IEnumerable<string> names)
        => names.MinBy(name => Distance(word, name)) is { } nearest && Distance(word, nearest) <= MaxTypos
            ? $" Did you mean \"{nearest}\"?"
            : "";

    // The Levenshtein distance: the number of letters to insert, delete or replace.
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"as expected type '[\w.]+'")]
    private static partial Regex ExpectedType();
}
