using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

// Reads a JSON array of T-SQL from standard input, and tells which of it the parser of a SQL Server does not understand, one line
// each. Version 90 is SQL Server 2005; the one before is out of reach.
var parsers = typeof(TSqlParser).Assembly.GetTypes()
    .Where(type => type.IsSubclassOf(typeof(TSqlParser)) && !type.IsAbstract)
    .Select(type => (Type: type, Version: Regex.Match(type.Name, @"^TSql(\d+)Parser$").Groups[1].Value))
    .Where(parser => parser.Version is not ("" or "80"))
    .Select(parser => (Parser: (TSqlParser)Activator.CreateInstance(parser.Type, [true])!, parser.Version))
    .ToList();
Console.WriteLine($"versions {string.Join(" ", parsers.Select(parser => int.Parse(parser.Version)).Order())}");
foreach (var statement in JsonSerializer.Deserialize<string[]>(Console.OpenStandardInput())!)
{
    foreach (var (parser, version) in parsers)
    {
        parser.Parse(new StringReader(statement), out var errors);
        foreach (var error in errors) Console.WriteLine($"{version}: {error.Message} {statement.ReplaceLineEndings(" ")}");
    }
}
