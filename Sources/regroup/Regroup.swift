import ArgumentParser

@main
struct Regroup: AsyncParsableCommand {
}
